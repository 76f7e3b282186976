/**
 * Conventions of the HTTP API: problem details, validation of requests against {@code openapi.yaml}, idempotency
 * keys, paging.
 */
@NamedInterface("http")
@NullMarked
package nl.mutatieboek.platform.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
