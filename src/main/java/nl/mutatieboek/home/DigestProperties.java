package nl.mutatieboek.home;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the e-mail digest, which is sent only if {@code spring.mail.host} is set as well.
 *
 * @param from address of the sender; if absent, no digest is sent
 * @param link address of the application, for the link in the message
 * @param hour hour of each working day at which it is sent, Dutch time; 7 by default
 */
@Validated
@ConfigurationProperties("mutatieboek.digest")
record DigestProperties(
        @Nullable String from,
        @Nullable URI link,
        @DefaultValue("7") @Min(0) @Max(23) int hour) {}
