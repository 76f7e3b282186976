package nl.mutatieboek.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.mutatieboek.platform.format.TextTruncator;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the OpenID Connect issuer that authenticates people, under {@code mutatieboek.oidc}. Without an issuer
 * people have local passwords.
 *
 * @param issuer issuer identifier in its tokens; empty for none
 * @param clientId client identifier of the pages
 * @param clientSecret client secret of the pages; empty for a public client
 * @param clientKey private keys for client authentication by {@code private_key_jwt} instead of a secret: a file with
 *     PEM, or PEM itself; empty for none
 * @param acrValues accepted levels of assurance, the preferred one first; empty accepts any
 * @param audience required audience of access tokens
 * @param idTokenAlgorithm signature algorithm of ID tokens: {@code RS256}, {@code ES256}
 * @param roles grants of each value of the roles claim; if empty, a value names its grant itself, such as {@code
 *     PROPOSER:XX}
 * @param rolesClaim claim with the roles: a list, or values separated by spaces
 * @param nameClaim claim with the name
 */
@ConfigurationProperties("mutatieboek.oidc")
record OidcProperties(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("") String clientKey,
        @DefaultValue List<String> acrValues,
        @DefaultValue("") String audience,
        @DefaultValue("RS256") String idTokenAlgorithm,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue("name") String nameClaim,
        @DefaultValue Map<String, Set<String>> roles) {
    private static final int MAX_NAME_LENGTH = 100;

    /** Rejects incomplete or contradictory settings. */
    OidcProperties {
        if (!issuer.isEmpty() && (clientId.isEmpty() || audience.isEmpty())) {
            throw new IllegalArgumentException(
                    "mutatieboek.oidc.issuer requires mutatieboek.oidc.client-id and .audience");
        }
        if (!clientKey.isEmpty() && !clientSecret.isEmpty()) {
            throw new IllegalArgumentException(
                    "mutatieboek.oidc.client-key replaces mutatieboek.oidc.client-secret: remove the secret");
        }
        if (!clientKey.isEmpty()) {
            new OidcClientKeyReader(clientKey).readSigningKey();
        }
        acrValues = List.copyOf(acrValues);
        if (acrValues.stream().anyMatch(value -> value.isEmpty() || value.contains(" "))) {
            throw new IllegalArgumentException("mutatieboek.oidc.acr-values: a value is empty or contains a space");
        }
        // Fail at startup for an unknown grant.
        roles.values().forEach(granted -> granted.forEach(RoleGrant::parse));
        if (!Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512").contains(idTokenAlgorithm)) {
            throw new IllegalArgumentException("mutatieboek.oidc.id-token-algorithm: " + idTokenAlgorithm);
        }
    }

    boolean isConfigured() {
        return !issuer.isEmpty();
    }

    /** Returns the grants of the claims; unknown values are ignored. */
    Set<RoleGrant> grants(Map<String, Object> claims) {
        return values(claims.get(rolesClaim)).stream()
                .flatMap(value -> granted(value).stream())
                .collect(Collectors.toSet());
    }

    private Set<RoleGrant> granted(String value) {
        if (!roles.isEmpty()) {
            return roles.getOrDefault(value, Set.of()).stream()
                    .map(RoleGrant::parse)
                    .collect(Collectors.toSet());
        }
        try {
            return Set.of(RoleGrant.parse(value));
        } catch (RuntimeException e) {
            // A role of another application.
            return Set.of();
        }
    }

    private static Collection<String> values(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            case String words -> List.of(words.strip().split("\\s+"));
            case null, default -> List.of();
        };
    }

    /** Returns the name in the claims, or null. */
    @Nullable
    String name(Map<String, Object> claims) {
        return claims.get(nameClaim) instanceof String text ? toName(text) : null;
    }

    /** Returns a text as an account may have it for a name: without what cannot be seen, and cut; null if nothing is left. */
    static @Nullable String toName(String text) {
        String visible =
                text.replaceAll("\\p{Cf}", "").replaceAll("[\\p{C}\\p{Z}]", " ").strip();
        String name = TextTruncator.truncate(visible, MAX_NAME_LENGTH).strip();
        return name.isEmpty() ? null : name;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Issuer " + issuer;
    }
}
