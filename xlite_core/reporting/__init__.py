"""What leaves the application: tables and pictures."""
