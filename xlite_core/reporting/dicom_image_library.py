"""The image library of a structured report: which film it is about (PS3.16 TID 1600 to 1602).

Built here because highdicom asks projection radiographs for a patient orientation and an imager
pixel spacing, which films of the CR and secondary capture classes need not have.
"""

from __future__ import annotations

from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes


def image_library(source: Dataset) -> Dataset:
    """Return the container with one group and one image, and the size of its picture.

    Args:
        source: The film; its SOP class, SOP instance, rows and columns are read.
    """
    from highdicom.sr import (
        CodedConcept,
        ContainerContentItem,
        ContentSequence,
        ImageContentItem,
        NumContentItem,
        RelationshipTypeValues,
    )

    contains, context = RelationshipTypeValues.CONTAINS, RelationshipTypeValues.HAS_ACQ_CONTEXT
    image = ImageContentItem(
        name=CodedConcept("260753009", "SCT", "Source"),
        referenced_sop_class_uid=source.SOPClassUID,
        referenced_sop_instance_uid=source.SOPInstanceUID,
        relationship_type=contains,
    )
    sizes = ((codes.DCM.PixelDataRows, "Rows"), (codes.DCM.PixelDataColumns, "Columns"))
    image.ContentSequence = ContentSequence(
        [
            NumContentItem(
                name=name,
                value=int(source[keyword].value),
                unit=CodedConcept("{pixels}", "UCUM", "Pixels"),
                relationship_type=context,
            )
            for name, keyword in sizes
            if source.get(keyword)
        ]
    )
    group = ContainerContentItem(name=codes.DCM.ImageLibraryGroup, relationship_type=contains)
    group.ContentSequence = ContentSequence([image])
    library = ContainerContentItem(name=codes.DCM.ImageLibrary, relationship_type=contains)
    library.ContentSequence = ContentSequence([group])
    return library
