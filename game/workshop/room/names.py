"""Names that a session hands out: a material and a plain thing.

Read aloud in every combination of sound: none is a person, a beast or a faith, none is slang, none is a joke.
"""

from __future__ import annotations

from math import gcd

_MATERIALS = """
    Acrylic Alder Balsa Bamboo Basalt Beech Birch Brass Brick Bronze Burlap Canvas Carbon Cardboard
    Cedar Ceramic Chalk Chrome Clay Cobalt Concrete Copper Cork Cotton Cypress Denim Elm Enamel Felt
    Flannel Flint Foil Glass Granite Graphite Gypsum Hessian Hickory Iron Jute Lacquer Larch
    Limestone Linen Mahogany Maple Marble Mica Muslin Nickel Nylon Oak Paper Parchment Pewter Pine
    Plaster Platinum Plywood Poplar Porcelain Quartz Raffia Rattan Resin Sand Sandstone Shale Silk Silver
    Sisal Slate Spruce Steel Stone Stoneware Straw Teak Terracotta Tile Tin Titanium Tungsten Turf Tweed
    Twine Velvet Vinyl Walnut Wax Wicker Wool Zinc
"""

_THINGS = """
    Abacus Anchor Apron Archway Awning Balcony Basket Beaker Bench Bicycle Bobbin Bolt Bookcase Bottle
    Bowl Box Bridge Broom Brush Bucket Button Cabinet Canoe Chair Clock Compass Crate Cup Curtain Desk
    Dial Doorstep Drawer Easel Envelope Fence Ferry Flask Fork Fountain Frame Funnel Gate Hammer Handle
    Harbour Hinge Jar Kettle Key Ladder Ladle Lamp Lantern Latch Lever Lid Lighthouse Locker Magnet Map
    Marker Mast Mat Mirror Mug Notebook Oar Oven Paddle Pail Parcel Pencil Plate Pocket Postcard Pulley
    Quilt Ribbon Rudder Sail Saucer Scarf Shelf Shovel Sieve Signpost Spanner Spool Spoon Stair Stamp
    Suitcase Table Teapot Tent Thimble Ticket Towel Tram Tray Trolley Tunnel Umbrella Vase Wagon Wheel
    Whistle Window
"""

MATERIALS, THINGS = tuple(_MATERIALS.split()), tuple(_THINGS.split())


def name(seed: int, number: int, again: int = 0) -> str:
    """The given name of participant `number`, from 1, in a session of that seed.

    No two numbers share one until all combinations are used; then a numeral follows. `again` counts how often
    another name was asked for.
    """
    total = len(MATERIALS) * len(THINGS)
    stride = total * 618 // 1000 + seed % 997  # near the golden section, so that neighbours differ
    while gcd(stride, total) != 1:
        stride += 1
    index = number - 1 + again * 4999
    lap, index = divmod(index, total)
    at = (seed + index * stride) % total
    material, thing = MATERIALS[at % len(MATERIALS)], THINGS[at // len(MATERIALS)]
    return f"{material} {thing}" if lap == 0 else f"{material} {thing} {lap + 1}"
