/**
 * What of a server's configuration, secrets and files is to be put right before anybody reaches it.
 */
@NullMarked
package dev.exhume.core.analysis.audit;

import org.jspecify.annotations.NullMarked;
