/** What the commands print: text that is safe on a terminal, in the width that it has. */
@NullMarked
package dev.exhume.cli.text;

import org.jspecify.annotations.NullMarked;
