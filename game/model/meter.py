"""The three meters and standing: what a choice moves, and by how much."""

from enum import Enum
from typing import NamedTuple


class Meter(Enum):
    """A hidden quantity; its value is the id that authors write, its index its place in every tuple."""

    EFFICIENCY = "efficiency"
    COMMITMENT = "commitment"
    INTEGRITY = "integrity"
    STANDING = "standing"

    @property
    def index(self) -> int:
        """Place in `Effects` and in every tuple of four meter values."""
        return _INDEX[self]


_INDEX = {meter: i for i, meter in enumerate(Meter)}
THREE_METERS = (Meter.EFFICIENCY, Meter.COMMITMENT, Meter.INTEGRITY)
METER_NAMES = tuple(meter.value for meter in Meter)


class Effects(NamedTuple):
    """What a choice adds to each meter, in whole points; nothing is ever clamped."""

    efficiency: int = 0
    commitment: int = 0
    integrity: int = 0
    standing: int = 0

    def as_dict(self) -> dict[str, int]:
        """The effects that are not zero, by meter id, in the meters' order."""
        return {name: value for name, value in zip(METER_NAMES, self, strict=True) if value}


NO_EFFECTS = Effects()
