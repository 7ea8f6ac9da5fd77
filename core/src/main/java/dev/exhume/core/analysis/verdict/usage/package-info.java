/** Who uses a service, as configuration and code on the server show. */
@NullMarked
package dev.exhume.core.analysis.verdict.usage;

import org.jspecify.annotations.NullMarked;
