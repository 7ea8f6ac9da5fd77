/** Certificates, keys and settings by which services speak TLS. */
@NullMarked
package dev.exhume.core.analysis.audit.tls;

import org.jspecify.annotations.NullMarked;
