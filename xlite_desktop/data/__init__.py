"""The Data page: import, look at, split and cache data sets before anyone trains."""
