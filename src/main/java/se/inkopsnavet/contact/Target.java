package se.inkopsnavet.contact;

import se.inkopsnavet.person.Phone;

/** One telephone that may get an SMS. @param place which one it is, without saying the number: {@code CLIENT}, {@code UNIT_1}, {@code MANAGER} */
record Target(String place, Phone phone) {

    static final String CLIENT = "CLIENT";
}
