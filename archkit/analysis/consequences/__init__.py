"""What follows when something of a design fails, changes or goes."""
