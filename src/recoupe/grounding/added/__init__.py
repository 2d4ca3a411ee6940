"""Places that users add: files of gazetteers read into indexes of their own, beside the one that comes with Recoupe."""
