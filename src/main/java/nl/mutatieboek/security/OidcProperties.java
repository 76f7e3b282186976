package nl.mutatieboek.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who vouches for people: an OpenID Connect issuer, under {@code mutatieboek.oidc}. Without one, people have a password here.
 *
 * @param issuer its address, as its tokens name it; empty for none
 * @param clientId under which it knows the pages
 * @param clientSecret by which the pages show that they are who they say; empty for a public client
 * @param clientKey private keys for client authentication by {@code private_key_jwt} instead of a secret: a file with PEM, or PEM
 *     itself; empty for none
 * @param acrValues the levels of assurance that are accepted, the preferred one first; empty if any is
 * @param audience what a token for the API must be meant for
 * @param idTokenAlgorithm by which it signs who somebody is: {@code RS256}, {@code ES256}
 * @param rolesClaim the claim with somebody's roles: a list, or words with spaces between
 * @param nameClaim the claim with somebody's name
 * @param roles what each value of that claim grants here; where nothing is named, a value grants what it says itself, such as
 *     {@code PROPOSER:XX}
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
    private static final int LONGEST_NAME = 100;

    /** Refuses an issuer of which too little is said. */
    OidcProperties {
        if (!issuer.isEmpty() && (clientId.isEmpty() || audience.isEmpty())) {
            throw new IllegalArgumentException(
                    "mutatieboek.oidc.issuer asks for mutatieboek.oidc.client-id and .audience");
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
        // What grants nothing that there is, is told at the start.
        roles.values().forEach(granted -> granted.forEach(RoleGrant::parse));
        if (!Set.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512").contains(idTokenAlgorithm)) {
            throw new IllegalArgumentException("mutatieboek.oidc.id-token-algorithm: " + idTokenAlgorithm);
        }
    }

    boolean isConfigured() {
        return !issuer.isEmpty();
    }

    /** What a person with these claims may do; what grants nothing here is passed by. */
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

    /** The name in these claims. */
    @Nullable
    String name(Map<String, Object> claims) {
        if (!(claims.get(nameClaim) instanceof String said) || said.isBlank()) {
            return null;
        }
        String name = said.replaceAll("\\p{Cntrl}", " ").strip();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "Issuer " + issuer;
    }
}
