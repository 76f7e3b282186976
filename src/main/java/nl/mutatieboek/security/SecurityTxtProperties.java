package nl.mutatieboek.security;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Contacts for reports of vulnerabilities.
 *
 * @param contact contacts in {@code /.well-known/security.txt}: {@code mailto:}, {@code https:} or {@code tel:}; without
 *     one there is no such file
 */
@ConfigurationProperties("mutatieboek.security")
record SecurityTxtProperties(@DefaultValue List<URI> contact) {
    SecurityTxtProperties {
        for (URI one : contact) {
            if (!List.of("mailto", "https", "tel").contains(String.valueOf(one.getScheme()))) {
                throw new IllegalArgumentException(
                        "mutatieboek.security.contact must be a mailto:, https: or tel: address: " + one);
            }
        }
        contact = List.copyOf(contact);
    }
}
