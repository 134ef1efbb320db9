package se.inkopsnavet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub's entry point; {@code docs/installation.md} lists what it can be asked to do instead of running. */
@SpringBootApplication
public class Inkopsnavet {

    public static void main(String[] args) {
        SpringApplication.run(Inkopsnavet.class, args);
    }
}
