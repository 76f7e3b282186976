package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletResponse;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.security.account.AccountChangeRefusedException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page that creates the first administrator with the code from the log. */
@PageController
record AdministratorSetupPage(AdministratorSetupService setUp) {
    static final String PATH = "/set-up";

    @GetMapping(PATH)
    String show() {
        return setUp.isCodeValid() ? "set-up" : "redirect:" + LoginPage.PATH;
    }

    @PostMapping(PATH)
    String make(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Model model,
            HttpServletResponse response) {
        String wrong = PasswordPolicy.findViolation(password, again, login).orElse("");
        if (wrong.isEmpty()) {
            try {
                if (setUp.createAdministrator(code, login, name, password)) {
                    return "redirect:" + LoginPage.PATH;
                }
                wrong = "code";
            } catch (AccountChangeRefusedException e) {
                wrong = String.valueOf(e.getMessage());
            }
        }
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        model.addAttribute("wrong", wrong);
        model.addAttribute("login", login);
        model.addAttribute("name", name);
        return "set-up";
    }
}
