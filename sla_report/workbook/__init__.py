"""The plan as a workbook whose figures follow from its yellow cells."""
