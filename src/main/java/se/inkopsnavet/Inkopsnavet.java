package se.inkopsnavet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The hub's entry point. */
@SpringBootApplication
public class Inkopsnavet {

    public static void main(String[] args) {
        SpringApplication.run(Inkopsnavet.class, args);
    }
}
