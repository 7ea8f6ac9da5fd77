/* The sample's C library: nothing but its version and the oldest kernel that it would run on. */

__attribute__((used, visibility("default"))) const char banner[] =
    "GNU C Library stable release version 2.3.4, a stand-in of a test sample.\n";

__asm__(
    ".section .note.ABI-tag, \"a\", @note\n"
    ".align 4\n"
    ".long 4, 16, 1\n"
    ".asciz \"GNU\"\n"
    ".long 0, 2, 2, 5\n"
    ".previous\n");
