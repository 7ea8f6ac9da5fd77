/** Reads advisories that the user has of newer or bigger feeds, as far as they concern a server. */
@NullMarked
package dev.exhume.core.analysis.vulnerabilities.feeds;

import org.jspecify.annotations.NullMarked;
