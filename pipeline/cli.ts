/** Commands and flags. */
