/** Several file systems as one, each mounted where the server had it. */
@NullMarked
package dev.exhume.core.source.mount;

import org.jspecify.annotations.NullMarked;
