/**
 * Holes that became known after a server's software was made, and whether its packages have them.
 */
@NullMarked
package dev.exhume.core.analysis.vulnerabilities;

import org.jspecify.annotations.NullMarked;
