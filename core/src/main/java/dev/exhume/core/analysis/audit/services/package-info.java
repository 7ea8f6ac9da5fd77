/** Settings of services that leave a door open. */
@NullMarked
package dev.exhume.core.analysis.audit.services;

import org.jspecify.annotations.NullMarked;
