"""# Axes: limits and ticks"""

from math import ceil, floor, isfinite, log10, nan

import numpy


# ## Ticks
#
# Ticks are 1, 2 or 5 times a power of ten apart, as on a ruler.  The power is read off the decimal text, because the
# last bit of a computed logarithm is not the same on every machine.
def exponent(value):
    return int(f"{value:e}".split("e")[1])


def ticks(low, high, wanted):
    """About `wanted` round numbers between low and high.

    >>> ticks(0, 10, 5), ticks(0, 1, 4)
    ([0.0, 2.0, 4.0, 6.0, 8.0, 10.0], [0.0, 0.2, 0.4, 0.6, 0.8, 1.0])
    """
    rough = (high - low) / max(wanted, 1)
    power = exponent(rough)
    unit = next(m for m in (1, 2, 5, 10) if m >= 0.75 * rough / 10.0 ** power)
    step = unit * 10.0 ** power
    return [float(f"{k * unit}e{power}") for k in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


SUPERSCRIPT = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def power_text(power):
    return "10" + str(power).translate(SUPERSCRIPT)


def tick_text(value):
    """
    >>> tick_text(-0.5), tick_text(-200000.0), tick_text(0.00001)
    ('−0.5', '−2·10⁵', '10⁻⁵')
    """
    if value and not 1e-4 < abs(value) < 1e5:
        digits, power = f"{value:.6e}".split("e")
        factor = "" if float(digits) == 1 else f"{float(digits):g}·".replace("-", "−")
        return factor + power_text(int(power))
    return f"{value:.10g}".replace("-", "−")


class Axis:
    """One axis: its limits, and where a value lies between them."""

    def __init__(self, letter, values, given, log):
        self.log = log
        if given is not None:
            low, high = given = as_numbers(f"{letter}lim", given, 2)
            if not (isfinite(low) and isfinite(high) and low < high and (low > 0 or not log)):
                raise ValueError(f"plot: {letter}lim has to be two finite numbers, the lower first"
                                 f"{', both positive for a logarithmic axis' * log}; not {given}.")
            self.low, self.high = (float(v) for v in self.scaled(given))
            return
        values = self.scaled(values)
        values = values[numpy.isfinite(values)]
        if not values.size:
            raise ValueError(f"plot: there is no positive {letter} to draw on a logarithmic axis.")
        low, high = float(values.min()), float(values.max())
        room = 0.05 * (high - low) or 0.5 * abs(high) * (not log) or 1.0
        self.low = 0.0 if 0 <= low < room and not log else low - room
        self.high = 0.0 if -room < high <= 0 and low < high and not log else high + room

    def scaled(self, values):
        """Values as they are, or their logarithms; nan where there is none."""
        values = numpy.asarray(values, dtype="float64")
        return numpy.log10(numpy.where(values > 0, values, nan)) if self.log else values

    def ticks(self, wanted):
        """(scaled value, text) of each tick."""
        if not self.log:
            return [(value, tick_text(value)) for value in ticks(self.low, self.high, wanted)]
        powers = range(ceil(self.low), floor(self.high) + 1)
        if len(powers) > 2:
            return [(p, power_text(p)) for p in powers if p % ceil(len(powers) / max(wanted, 1)) == 0]
        return [(at, tick_text(value)) for value, at in between(self.low, self.high, wanted)]


# On a short logarithmic axis there are two powers of ten at most, too few to read off a value.  So other round numbers
# stand there too.
def between(low, high, wanted):
    """Round numbers whose logarithms lie between low and high, with these logarithms.

    >>> [value for value, _ in between(-0.4, 0.8, 5)], [value for value, _ in between(0.31, 0.69, 5)]
    ([0.5, 1.0, 2.0, 5.0], [2.5, 3.0, 3.5, 4.0, 4.5])
    """
    values = [float(f"{digit}e{power}") for power in range(floor(low), floor(high) + 1) for digit in (1, 2, 5)]
    found = [(value, at) for value in values if low <= (at := log10(value)) <= high]
    return found if len(found) > 1 else [(value, log10(value)) for value in ticks(10**low, 10**high, wanted)]


def as_numbers(what, values, *counts):
    if len(values) not in counts:
        raise ValueError(f"plot: {what} has {' or '.join(map(str, counts))} numbers, not {len(values)}.")
    return tuple(float(value) for value in values)
