package nl.mutatieboek.platform.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the API and the pages.
 *
 * @param requests limits on requests
 * @param contact contact in the description of the API
 */
@Validated
@ConfigurationProperties("mutatieboek")
public record HttpProperties(
        @DefaultValue @Valid Requests requests,
        @DefaultValue Contact contact) {
    /**
     * Limits on requests. Requests beyond a number at once wait and then get 503; beyond a number per second they get 429.
     *
     * @param readsAtOnce how many GET and HEAD requests are handled at once; a report may need megabytes, and
     *     bookings share the processors with reads; 16 by default
     * @param commandsAtOnce how many other requests are handled at once; most of them wait for the writer; 200 by default
     * @param longestBody how long a request body that is kept in memory may take after authentication; 30 seconds by
     *     default
     * @param byAddress how many requests an address, or a /64 of IPv6, may send per second; 2,000 by default
     * @param byPerson how many requests a person or service may send per second; 1,000 by default
     */
    public record Requests(
            @DefaultValue("16") @Min(1) int readsAtOnce,
            @DefaultValue("200") @Min(1) int commandsAtOnce,

            @DefaultValue("30s") @DurationMin(inclusive = false)
            Duration longestBody,

            @DefaultValue("2000") @Min(1) int byAddress,
            @DefaultValue("1000") @Min(1) int byPerson) {}

    /**
     * Contact in the description of the API.
     *
     * @param name name of the organisation that runs the application
     * @param email address for questions about the API
     * @param url web page of the organisation
     */
    public record Contact(
            @DefaultValue("Mutatieboek") String name,
            @DefaultValue("mutatieboek@example.org") String email,
            @DefaultValue("https://example.org/mutatieboek") String url) {}
}
