"""Widgets that paint arrays and know no service."""
