/** The installed packages as a software bill of materials. */
@NullMarked
package dev.exhume.core.sbom;

import org.jspecify.annotations.NullMarked;
