package nl.mutatieboek.security;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import nl.mutatieboek.platform.html.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Login page: by password, or through the issuer. */
@PageController
record LoginPage(OidcProviderClient issuer, AdministratorSetupService setUp) {
    static final String PATH = "/login";

    /** Reasons of a failed login, which the address names. */
    private static final Set<String> FAILURES =
            Set.of("error", "later", "busy", "issuer", "assurance", "client", "role");

    @GetMapping(PATH)
    String show(@RequestParam Map<String, String> parameters, Model model) {
        model.addAttribute("failed", !Collections.disjoint(parameters.keySet(), FAILURES));
        model.addAttribute("issuer", issuer.isConfigured());
        model.addAttribute("setUp", setUp.isCodeValid());
        return "login";
    }
}
