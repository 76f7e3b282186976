package nl.mutatieboek.security;

import nl.mutatieboek.platform.html.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Login page: by password, or through the issuer. */
@PageController
class LoginPage {
    static final String PATH = "/login";

    private final OidcProviderClient issuer;
    private final AdministratorSetupService setUp;

    LoginPage(OidcProviderClient issuer, AdministratorSetupService setUp) {
        this.issuer = issuer;
        this.setUp = setUp;
    }

    @GetMapping(PATH)
    String show(Model model) {
        model.addAttribute("issuer", issuer.isConfigured());
        model.addAttribute("setUp", setUp.isCodeValid());
        return "login";
    }
}
