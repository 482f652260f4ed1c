"""What a bar of the page *What if* stands for, at the places of the theme's chart colours."""

from sla_report.drawing.roles import ROLES

IN_USE = "the plan in use"
AS_WELL = "as in the plan"
BETTER = "easier to keep"
WORSE = "harder to keep"
MADE, MISSED = "makes the quota", "misses the quota"
BEFORE = "the mix as it is"

_BLUE, _ORANGE, _GREY, _PALE, _INK = ROLES

COMPARED = [_BLUE, _ORANGE, AS_WELL, _PALE, IN_USE, BETTER, "tight", WORSE]
REVENUE = [*ROLES, MADE, "tight", MISSED]
