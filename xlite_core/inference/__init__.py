"""Running a student: numpy and ONNX Runtime only."""
