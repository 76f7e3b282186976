package nl.mutatieboek.web;

import org.springframework.web.bind.annotation.GetMapping;

/** Where people come in. */
@Page
class LoginPage {
    @GetMapping("/login")
    String show() {
        return "login";
    }
}
