package nl.mutatieboek.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import nl.mutatieboek.platform.html.PageController;
import nl.mutatieboek.platform.http.NoParameters;
import nl.mutatieboek.security.LoginAttemptLimiter.TooManyAttemptsException;
import nl.mutatieboek.security.account.AccountService;
import nl.mutatieboek.security.account.UserAccount;
import nl.mutatieboek.security.account.UserAccount.AccountType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Page for changing the password; ends all sessions of the account. */
@PageController
record PasswordPage(
        CurrentActor acting, AccountService accounts, CredentialPasswordEncoder secrets, LoginAttemptLimiter guesses) {
    static final String PATH = "/password";

    @GetMapping(PATH)
    String show(NoParameters query, Model model) {
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
        PersonUserDetails person = acting.person();
        Optional<UserAccount> account =
                Optional.ofNullable(person.account()).filter(one -> one.sort() == AccountType.LOCAL);
        String wrong = account.isEmpty()
                ? "no_secret"
                : PasswordPolicy.findViolation(password, again, person.name()).orElse("");
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
        accounts.changePassword(account.orElseThrow().digest(), secrets.hash(AccountType.LOCAL, password));
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return "redirect:" + LoginPage.PATH + "?changed";
    }

    private boolean isRight(UserAccount account, String old, HttpServletRequest request) {
        try {
            return guesses.attemptInTurn(
                            account.login(),
                            request.getRemoteAddr(),
                            () -> secrets.matches(old, account.secret()) ? Optional.of(account) : Optional.empty())
                    .isPresent();
        } catch (TooManyAttemptsException e) {
            return false;
        }
    }

    private static String shown(Model model, String wrong) {
        model.addAttribute("must", ForcedPasswordChangeFilter.isChangeRequired());
        model.addAttribute("wrong", wrong);
        return "password";
    }
}
