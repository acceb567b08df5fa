"""What happens around a start: welcome, one window for all files, safe mode, support commands."""
