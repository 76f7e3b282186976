package nl.mutatieboek.security;

import nl.mutatieboek.platform.html.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Login page: by password, or through the issuer. */
@PageController
record LoginPage(OidcProviderClient issuer, AdministratorSetupService setUp) {
    static final String PATH = "/login";

    @GetMapping(PATH)
    String show(Model model) {
        model.addAttribute("issuer", issuer.isConfigured());
        model.addAttribute("setUp", setUp.isCodeValid());
        return "login";
    }
}
