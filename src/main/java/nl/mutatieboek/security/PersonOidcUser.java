package nl.mutatieboek.security;

import java.util.Collection;
import java.util.Map;
import nl.mutatieboek.security.OidcAccountResolver.ResolvedOidcAccount;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Somebody who came in at the pages because the issuer vouches for him.
 *
 * @param met who it is here
 * @param user who it is there
 */
record PersonOidcUser(ResolvedOidcAccount met, OidcUser user) implements OidcUser {
    @Override
    public String getName() {
        return met.person().name();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return met.person().getAuthorities();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return user.getAttributes();
    }

    @Override
    public Map<String, Object> getClaims() {
        return user.getClaims();
    }

    @Override
    public @Nullable OidcUserInfo getUserInfo() {
        return user.getUserInfo();
    }

    @Override
    public OidcIdToken getIdToken() {
        return user.getIdToken();
    }

    /** Never a token. */
    @Override
    public String toString() {
        return getName();
    }
}
