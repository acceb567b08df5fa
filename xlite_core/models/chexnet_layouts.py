"""How published DenseNet121 teachers for chest X-rays name their weights.

Written down from the publications, key by key; a file is accepted only if it
holds each key of one layout and no other.  One absence is permitted: PyTorch
before 0.4.1 knew no `num_batches_tracked`, a count that evaluation does not use.

- arnoweng/CheXNet, `model.pth.tar` (2017): a DenseNet121 of torchvision's within
  `DataParallel` (`module.`) as attribute `densenet121`, its classifier replaced by
  Linear and Sigmoid (`classifier.0.`).  Saved when torchvision still named the
  parts of a dense layer `norm.1`, `conv.1`, `norm.2`, `conv.2`.  Findings in the
  order of `CLASS_NAMES` in its model.py, which is CheXNet's.
- torchvision (`densenet121.py`): no prefix, `classifier.`; fourteen outputs are
  taken to be CheXNet's fourteen findings in CheXNet's order.
- torchxrayvision (`models.py`, Cohen et al., MIDL 2022): torchvision's names, one
  input channel, eighteen outputs in the order of `default_pathologies`, and the
  buffer `op_threshs`, NaN for outputs that were never trained.

Old and new names of dense layers, and `module.` before all keys, may occur with
each of them: both come from the versions that saved the file, not from the network.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from torch import Tensor

from xlite_core.errors import TeacherRefused
from xlite_core.findings import CHESTXRAY14
from xlite_core.imaging.preprocessing import PreprocessingRecipe
from xlite_core.models.weights_file import COUNTER, require_names

_BLOCKS = (6, 12, 24, 16)
"""Dense layers of each block (Huang et al., CVPR 2017, table 1)."""

_PARALLEL = "module."

TORCHXRAYVISION_OUTPUTS = (
    "Atelectasis",
    "Consolidation",
    "Infiltration",
    "Pneumothorax",
    "Edema",
    "Emphysema",
    "Fibrosis",
    "Effusion",
    "Pneumonia",
    "Pleural_Thickening",
    "Cardiomegaly",
    "Nodule",
    "Mass",
    "Hernia",
    "Lung Lesion",
    "Fracture",
    "Lung Opacity",
    "Enlarged Cardiomediastinum",
)

THRESHOLDS = "op_threshs"
"""torchxrayvision's buffer of operating points; absent where a network was built without."""

# They resized films to 256 and averaged ten crops of 224; here the whole film is seen once.
_IMAGENET = PreprocessingRecipe(size=224, clahe_clip=0.0)

# Grey values from -1024 to 1024: (v - 1/2) / (1/2048), with v from 0 to 1.  Theirs crops a film
# to its central square where ours pads it; NIH's films are square.
_HOUNSFIELD_LIKE = PreprocessingRecipe(size=224, clahe_clip=0.0, mean=(0.5,), std=(1 / 2048,))


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseNetLayout:
    """One publication's way to save a DenseNet121.

    Attributes:
        name: Whose.
        prefix: Before every key.
        classifier: What the last layer is called.
        outputs: Findings, in the order of its rows.
        recipe: What films must look like; its channels are the network's.
    """

    name: str
    prefix: str
    classifier: str
    outputs: tuple[str, ...]
    recipe: PreprocessingRecipe

    def names(self, *, dotted: bool, counters: bool) -> dict[str, str]:
        """Return this layout's name of every weight, and torchvision's present one.

        Args:
            dotted: Dense layers have the old names, `norm.1` for `norm1`.
            counters: Batch norms have their count of batches.
        """
        pairs = {
            f"{self.prefix}{_dotted(key) if dotted else key}": key
            for key in _feature_keys(counters=counters)
        }
        for part in ("weight", "bias"):
            pairs[f"{self.prefix}{self.classifier}.{part}"] = f"classifier.{part}"
        return pairs


LAYOUTS = (
    DenseNetLayout(
        name="arnoweng/CheXNet",
        prefix="densenet121.",
        classifier="classifier.0",
        outputs=CHESTXRAY14,
        recipe=_IMAGENET,
    ),
    DenseNetLayout(
        name="torchvision's DenseNet121",
        prefix="",
        classifier="classifier",
        outputs=CHESTXRAY14,
        recipe=_IMAGENET,
    ),
    DenseNetLayout(
        name="torchxrayvision's DenseNet121",
        prefix="",
        classifier="classifier",
        outputs=TORCHXRAYVISION_OUTPUTS,
        recipe=_HOUNSFIELD_LIKE,
    ),
)


def recognised(
    name: str, weights: Mapping[str, Tensor]
) -> tuple[DenseNetLayout, dict[str, Tensor], Tensor | None]:
    """Find the layout of a file, and give its weights torchvision's names.

    Args:
        name: The file's, for messages.
        weights: All it holds.

    Returns:
        The layout, every weight by torchvision's name, and torchxrayvision's
        thresholds where the file has them.

    Raises:
        TeacherRefused: It is of no known layout, or not exactly of the nearest.
    """
    if all(key.startswith(_PARALLEL) for key in weights):
        weights = {key.removeprefix(_PARALLEL): value for key, value in weights.items()}
    counters = any(key.endswith(COUNTER) for key in weights)
    layout, names = max(
        (
            (layout, layout.names(dotted=dotted, counters=counters))
            for layout, dotted in itertools.product(LAYOUTS, (False, True))
        ),
        key=lambda candidate: _likeness(weights, *candidate),
    )
    if not any(key in weights for key in names):
        raise TeacherRefused(
            f"The teacher {name} is of no known layout.",
            f"Known are: a run's folder, and the weights of {', '.join(_.name for _ in LAYOUTS)}.",
        )
    rest = dict(weights)
    thresholds = rest.pop(THRESHOLDS, None) if layout.recipe.channels == 1 else None
    require_names(name, rest, names, network=layout.name)
    return layout, {names[key]: value for key, value in rest.items()}, thresholds


def _likeness(
    weights: Mapping[str, Tensor], layout: DenseNetLayout, names: Mapping[str, str]
) -> tuple[int, bool]:
    first = weights.get(f"{layout.prefix}features.conv0.weight")
    same_channels = (
        first is not None and first.ndim == 4 and first.shape[1] == layout.recipe.channels
    )
    return sum(key in weights for key in names), same_channels


def _feature_keys(*, counters: bool) -> Iterator[str]:
    norm = ("weight", "bias", "running_mean", "running_var", *([COUNTER] * counters))
    for module in _modules():
        is_norm = module.rpartition(".")[2].startswith("norm")
        for part in norm if is_norm else ("weight",):
            yield f"features.{module}.{part}"


def _modules() -> Iterator[str]:
    yield from ("conv0", "norm0")
    for block, layers in enumerate(_BLOCKS, start=1):
        for layer in range(1, layers + 1):
            for part in ("norm1", "conv1", "norm2", "conv2"):
                yield f"denseblock{block}.denselayer{layer}.{part}"
        if block < len(_BLOCKS):
            yield from (f"transition{block}.norm", f"transition{block}.conv")
    yield "norm5"


def _dotted(key: str) -> str:
    if ".denselayer" not in key:
        return key
    for part in ("norm1", "conv1", "norm2", "conv2"):
        key = key.replace(f".{part}.", f".{part[:-1]}.{part[-1]}.")
    return key
