"""What has to be said about files that were opened and are not shown as films."""

from __future__ import annotations

from xlite_core.io.studies import Gathering

_MOST_NAMES = 4


def remarks(found: Gathering) -> tuple[str, ...]:
    """Return one sentence for each thing that a reader of the films should know.

    Other files in folders are worth a sentence only beside others: nobody misses them.
    """
    said = []
    if found.index_problem:
        said.append(found.index_problem)
    if found.missing:
        names = ", ".join(found.missing[:_MOST_NAMES])
        more = len(found.missing) - _MOST_NAMES
        count = len(found.missing)
        if count == 1:
            said.append(f"The DICOMDIR names a film that is not there: {names}.")
        elif more > 0:
            said.append(
                f"The DICOMDIR names {count:,} films that are not there: {names} and {more:,} more."
            )
        else:
            said.append(f"The DICOMDIR names {count} films that are not there: {names}.")
    if found.without_picture:
        kinds = ", ".join(f"{kind} {n:,}" for kind, n in sorted(found.without_picture.items()))
        total = sum(found.without_picture.values())
        said.append(
            f"1 object without a picture was left out ({kinds})."
            if total == 1
            else f"{total:,} objects without a picture were left out ({kinds})."
        )
    if found.repeated:
        said.append(
            "1 file repeats a film and was left out."
            if found.repeated == 1
            else f"{found.repeated:,} files repeat films and were left out."
        )
    if said and found.passed_over:
        said.append(
            "1 other file was passed over."
            if found.passed_over == 1
            else f"{found.passed_over:,} other files were passed over."
        )
    return tuple(said)
