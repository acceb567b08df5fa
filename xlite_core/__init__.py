"""X-Lite's library: reading chest radiographs, predicting from them, training students."""

import os

__version__ = "0.1.0"

# These libraries report to their makers unless they are told not to before they are imported:
# ONNX Runtime from 1.29 on (names of models, a number of the computer), MLflow, Hugging Face Hub.
os.environ |= {
    "ORT_DISABLE_TELEMETRY": "1",
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}
