package nl.mutatieboek.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the RSA keys for client authentication by {@code private_key_jwt}: PKCS#8 in PEM. The first key signs; all are
 * published, so that the issuer knows the next key before it is used. A file is read each time, so that it can be
 * replaced while the application runs.
 *
 * @param setting PEM, or the path of a file with PEM
 */
record OidcClientKeyReader(String setting) {
    private static final Pattern PRIVATE_KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final int MINIMUM_BITS = 2048;

    /** @throws IllegalArgumentException if there is no usable key */
    JWK readSigningKey() {
        return keys().getFirst();
    }

    /** @throws IllegalArgumentException if there is no usable key */
    JWKSet readPublicKeys() {
        return new JWKSet(keys()).toPublicJWKSet();
    }

    private List<JWK> keys() {
        List<JWK> keys = new ArrayList<>();
        try {
            Matcher blocks = PRIVATE_KEY.matcher(
                    setting.startsWith("-----BEGIN") ? setting : Files.readString(Path.of(setting)));
            while (blocks.find()) {
                keys.add(key(Base64.getMimeDecoder().decode(blocks.group(1))));
            }
        } catch (IOException | GeneralSecurityException | JOSEException | ClassCastException e) {
            throw unusable(e);
        }
        if (keys.isEmpty()) {
            throw unusable(null);
        }
        return keys;
    }

    private static JWK key(byte[] pkcs8) throws GeneralSecurityException, JOSEException {
        KeyFactory rsa = KeyFactory.getInstance("RSA");
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        if (key.getModulus().bitLength() < MINIMUM_BITS) {
            throw new GeneralSecurityException("The key is shorter than " + MINIMUM_BITS + " bits");
        }
        RSAPublicKey publicKey =
                (RSAPublicKey) rsa.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
        return new RSAKey.Builder(publicKey)
                .privateKey(key)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .keyIDFromThumbprint()
                .build();
    }

    private static IllegalArgumentException unusable(@Nullable Exception cause) {
        return new IllegalArgumentException(
                "mutatieboek.oidc.client-key must be PEM, or a file with PEM, of one or more RSA private keys of at"
                        + " least "
                        + MINIMUM_BITS + " bits in PKCS#8 (BEGIN PRIVATE KEY)",
                cause);
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "ClientKeys";
    }
}
