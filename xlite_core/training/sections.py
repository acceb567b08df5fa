"""The sections of a training configuration that no other part of the library owns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from xlite_core.errors import InvalidConfiguration
from xlite_core.setting import check_settings, setting

LossKind = Literal["bce", "weighted_bce", "focal"]
Schedule = Literal["constant", "cosine", "plateau", "one_cycle"]
AlphaSchedule = Literal["constant", "linear", "cosine"]
Precision = Literal["fp32", "bf16", "fp16"]
Device = Literal["auto", "cpu", "cuda", "mps"]
Grouping = Literal["patient", "image"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DataConfig:
    """[data]: which films train, validate and test."""

    manifest: Path = setting(help="The manifest that `xlite data import` wrote.")
    splits: Path | None = setting(
        None, help="Folder with train.csv, val.csv and test.csv; made 70/15/15 if absent."
    )
    folds: Path | None = setting(None, help="A fold file, instead of splits.")
    fold: int | None = setting(
        None, help="The fold that validates; the others train.", low=0, high=99
    )
    grouping: Grouping = setting(
        "patient",
        help="What must stay together when a split is made.",
        found="Image level lets films of one patient into train and test alike: AUC looks better.",
    )
    split_seed: int = setting(42, help="Of the split, where one is made.", low=0, high=2**31 - 1)
    share: float = setting(
        1.0,
        help="Stratified part of the training films that is used.",
        low=0.001,
        high=1.0,
        found="Earlier comparisons used 0.2.",
    )
    cache: Path | None = setting(
        None, help="Folder of the preprocessed films; the user's cache folder if absent."
    )

    def __post_init__(self) -> None:
        check_settings(self, "data")
        if (self.folds is None) != (self.fold is None):
            raise InvalidConfiguration(
                "data.folds and data.fold belong together.", "Give both, or neither."
            )
        if self.folds is not None and self.splits is not None:
            raise InvalidConfiguration(
                "A run has either data.splits or data.folds.", "Remove one of them."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class LossConfig:
    """[loss]: what labels cost."""

    kind: LossKind = setting(
        "weighted_bce", help="Binary cross-entropy, weighted by [balance], or focal loss."
    )
    label_smoothing: float = setting(
        0.0, help="Labels become s/2 and 1 - s/2: mined labels are noisy.", low=0.0, high=0.5
    )
    focal_gamma: float = setting(
        2.0, help="How much easy cells are discounted (Lin et al., 2017).", low=0.0, high=10.0
    )
    focal_alpha: float | None = setting(
        None,
        help="Weight of positive cells, 0 to 1; absent, each finding gets 1 - its share.",
        low=0.0,
        high=1.0,
        found="0.25 with gamma 2 collapsed to all-negative (F1 0.002): favour positives.",
    )

    def __post_init__(self) -> None:
        check_settings(self, "loss")


@dataclass(frozen=True, slots=True, kw_only=True)
class AuxiliaryConfig:
    """[auxiliary]: what else the student is asked in training; no model file holds the answers."""

    age_weight: float = setting(
        0.0,
        help="Of the age, in standard deviations, in the loss (Huber); 0 does not ask.",
        low=0.0,
        high=100.0,
        found="Age, sex and view are known of every ChestX-ray14 film, and without noise.",
    )
    sex_weight: float = setting(
        0.0,
        help="Of the sex in the loss (cross-entropy); 0 does not ask.",
        low=0.0,
        high=100.0,
    )
    view_weight: float = setting(
        0.0,
        help="Of the view, PA or AP, in the loss (cross-entropy); 0 does not ask.",
        low=0.0,
        high=100.0,
        found="Sicker people are imaged AP: watch the shortcut baseline.",
    )

    def __post_init__(self) -> None:
        check_settings(self, "auxiliary")

    @property
    def weights(self) -> Mapping[str, float]:
        """Return the weights by the names of the targets."""
        return {"age": self.age_weight, "sex": self.sex_weight, "view": self.view_weight}


@dataclass(frozen=True, slots=True, kw_only=True)
class DistillationConfig:
    """[distillation]: what the teacher adds.  Without this section there is no teacher."""

    teachers: tuple[str, ...] = setting(
        help="Folders of finished runs, checkpoints, or a CSV of stored probabilities; several make"
        " an ensemble. In a cross-validation {run} stands for each run's name: fold_0 and so on,"
        " final."
    )
    temperature: float = setting(
        4.0, help="tau; softens both sides.", low=0.1, high=100.0, found="4 was best, 8 hurts."
    )
    alpha: float = setting(
        0.7, help="Share of the soft term.", low=0.0, high=1.0, found="0.7 was best with tau 4."
    )
    tau_squared: bool = setting(
        default=True,
        help="Multiply the soft term by tau squared (Hinton et al., 2015).",
        found="The earlier logs ran without it: their best alpha is another setting.",
    )
    focal_weight: float = setting(0.0, help="Of an added focal term.", low=0.0, high=10.0)
    alpha_schedule: AlphaSchedule = setting(
        "constant", help="How alpha moves from alpha_start to alpha over the epochs."
    )
    alpha_start: float = setting(0.0, help="Where a schedule of alpha begins.", low=0.0, high=1.0)
    attention_weight: float = setting(
        0.0,
        help="Of attention transfer between the last maps (Zagoruyko and Komodakis, ICLR 2017).",
        low=0.0,
        high=1e4,
    )

    def __post_init__(self) -> None:
        check_settings(self, "distillation")
        if not self.teachers:
            raise InvalidConfiguration(
                "distillation.teachers names no teacher.",
                "Name one, or leave the section [distillation] out.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class OptimisationConfig:
    """[optimisation]: AdamW, its rates over time, and what is averaged and clipped."""

    learning_rate: float = setting(
        1e-3,
        help="Peak rate of the head, and of everything where backbone_learning_rate is absent.",
        low=1e-8,
        high=10.0,
        found="1e-4 with pretrained weights, 1e-3 from scratch.",
    )
    backbone_learning_rate: float | None = setting(
        None,
        help="Peak rate of the backbone.",
        low=1e-8,
        high=10.0,
        found="2e-5 beside 5e-4 for the head when fine-tuning.",
    )
    weight_decay: float = setting(1e-5, help="AdamW's, decoupled.", low=0.0, high=10.0)
    schedule: Schedule = setting("plateau", help="How the rate falls after the warm-up.")
    plateau_patience: int = setting(
        5, help="Epochs without a better validation AUC.", unit="epochs", low=0, high=1000
    )
    plateau_factor: float = setting(0.5, help="What the rate is multiplied by.", low=0.01, high=1.0)
    warmup_epochs: float = setting(
        0.0, help="Linear rise to the peak.", unit="epochs", low=0.0, high=1000.0
    )
    warmup_start: float = setting(1e-6, help="Rate where the warm-up begins.", low=0.0, high=1.0)
    ema_decay: float = setting(
        0.0,
        help="Of the moving average of the weights, which is then what is judged; 0 is off.",
        low=0.0,
        high=0.99999,
    )
    clip_norm: float = setting(5.0, help="Longest gradient; 0 clips nothing.", low=0.0, high=1e6)

    def __post_init__(self) -> None:
        check_settings(self, "optimisation")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopConfig:
    """[loop]: how long and in what steps."""

    method: Literal["gradient", "closed_form"] = setting(
        "gradient",
        help="How the student learns: step by step or, with the scattering backbone, in closed"
        " form: ridge regressions to teacher and labels, on one more augmented copy of each film"
        " an epoch.",
        found="On 2,322 films the closed form was far ahead of learned filters.",
    )
    epochs: int = setting(20, help="Passes over the training films.", low=1, high=10_000)
    batch_size: int = setting(
        32, help="Films a step.", unit="films", low=2, high=4096, found="16 where power is unsafe."
    )
    accumulate: int = setting(
        1,
        help="Batches of which one step is made: each holds batch_size / accumulate films.",
        low=1,
        high=1024,
    )
    mixup: float = setting(
        0.0,
        help="alpha of mixup: films of a batch are laid over each other, with a share from"
        " Beta(alpha, alpha) (Zhang et al., ICLR 2018); 0 is off.",
        low=0.0,
        high=10.0,
        found="0.1 to 0.4 are usual.",
    )
    patience: int = setting(
        10,
        help="Epochs without a better validation macro AUC before the run ends; 0 never ends it"
        " early.",
        unit="epochs",
        low=0,
        high=10_000,
    )
    keep: Literal["best_auc", "best_loss", "last"] = setting(
        "best_auc", help="Which weights the run hands on.", found="The best epoch, not the last."
    )
    freeze_backbone_epochs: int = setting(
        0, help="First epochs in which only attention and head learn.", low=0, high=10_000
    )
    init_from: str = setting(
        "",
        help="Folder of a run or of a pre-training, or weights, to start from with a new"
        " optimiser; empty for none. In a cross-validation {run} stands for each run's name:"
        " fold_0 and so on, final.",
    )
    seed: int = setting(42, help="Of everything random.", low=0, high=2**63 - 1)

    def __post_init__(self) -> None:
        check_settings(self, "loop")
        if self.batch_size % self.accumulate or self.batch_size // self.accumulate < 2:
            raise InvalidConfiguration(
                f"A batch of {self.batch_size} films cannot be made of {self.accumulate} parts.",
                "Use a number of parts that divides the batch into parts of two films or more.",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineConfig:
    """[machine]: where the arithmetic happens.  A run may be resumed with other values here."""

    device: Device = setting("auto", help="CUDA, MPS or CPU; auto takes the first there is.")
    precision: Precision = setting("fp32", help="bf16 and fp16 use automatic mixed precision.")
    workers: int = setting(
        2,
        help="Threads that prepare films; never more than the machine has cores.",
        low=0,
        high=64,
        found="4 at most where power is unsafe.",
    )
    threads: int | None = setting(
        None, help="CPU threads of the arithmetic; absent, what torch finds.", low=1, high=1024
    )
    channels_last: bool = setting(
        default=True, help="Memory order that doubles the speed on a CPU."
    )
    compile: bool = setting(default=False, help="Compile the network with torch.compile.")
    gradient_checkpointing: bool = setting(
        default=False,
        help="Compute the backbone's maps twice instead of keeping them: half the memory.",
    )
    deterministic: bool = setting(
        default=True, help="Same weights, bit for bit, from the same run on the same CPU."
    )
    checkpoint_minutes: float = setting(
        10.0, help="Time between checkpoints within an epoch.", unit="minutes", low=0.01, high=1e4
    )
    stall_minutes: float = setting(
        10.0, help="A step that takes longer raises an alarm.", unit="minutes", low=0.01, high=1e4
    )

    def __post_init__(self) -> None:
        check_settings(self, "machine")
