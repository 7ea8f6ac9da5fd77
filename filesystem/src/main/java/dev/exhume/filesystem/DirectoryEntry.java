package dev.exhume.filesystem;

/** A name in a directory and what it names. */
public record DirectoryEntry(String name, Inode inode) {}
