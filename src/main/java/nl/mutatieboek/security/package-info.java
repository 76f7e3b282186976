/**
 * Authentication and authorisation: local accounts, OpenID Connect, roles and their permissions, request limits, and
 * the log of reads under embargo.
 */
@ApplicationModule(
        allowedDependencies = {"domain", "domain :: *", "ledger", "ledger :: *", "platform", "platform :: *"})
@NullMarked
package nl.mutatieboek.security;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
