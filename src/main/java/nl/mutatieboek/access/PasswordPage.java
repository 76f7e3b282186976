package nl.mutatieboek.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import nl.mutatieboek.access.Guesses.TooMany;
import nl.mutatieboek.access.people.Account;
import nl.mutatieboek.access.people.Account.Sort;
import nl.mutatieboek.access.people.Accounts;
import nl.mutatieboek.platform.html.PageController;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody chooses another password; then all his sessions end, and he comes in by it. */
@PageController
class PasswordPage {
    static final String PATH = "/password";

    private final Acting acting;
    private final People people;
    private final Accounts accounts;
    private final Secrets secrets;
    private final Guesses guesses;

    PasswordPage(Acting acting, People people, Accounts accounts, Secrets secrets, Guesses guesses) {
        this.acting = acting;
        this.people = people;
        this.accounts = accounts;
        this.secrets = secrets;
        this.guesses = guesses;
    }

    @GetMapping(PATH)
    String show(Model model) {
        return shown(model, "");
    }

    @PostMapping(PATH)
    String change(
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Person person = acting.person();
        Optional<Account> account = people.find(person.name())
                .map(People.Known::account)
                .filter(one -> one.sort() == Sort.LOCAL
                        && one.subject().equals(person.id().value()));
        String wrong = account.isEmpty()
                ? "no_secret"
                : ChosenPassword.wrong(password, again, person.name()).orElse("");
        if (wrong.isEmpty() && password.equals(old)) {
            wrong = "password_same";
        }
        if (wrong.isEmpty() && !isRight(account.orElseThrow(), old, request)) {
            wrong = "password_old";
        }
        if (!wrong.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return shown(model, wrong);
        }
        accounts.changePassword(account.orElseThrow().digest(), secrets.hash(Sort.LOCAL, password));
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return "redirect:" + LoginPage.PATH + "?changed";
    }

    private boolean isRight(Account account, String old, HttpServletRequest request) {
        try {
            return guesses.hear(
                            account.login(),
                            request.getRemoteAddr(),
                            () -> secrets.matches(old, account.secret()) ? Optional.of(account) : Optional.empty())
                    .isPresent();
        } catch (TooMany e) {
            return false;
        }
    }

    private static String shown(Model model, String wrong) {
        model.addAttribute("must", PasswordFirst.mustChange());
        model.addAttribute("wrong", wrong);
        return "password";
    }
}
