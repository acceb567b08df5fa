"""The Folders page: thousands of films in one table that fills while they are scored."""
