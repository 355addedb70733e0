"""Makes identifiers, right and wrong, and says what python-stdnum holds of each: one « value<TAB>0 or 1 » a line.

    nombres.py KIND COUNT SEED
"""

import random
import re
import sys

from stdnum import bic, iban, luhn, numdb
from stdnum.eu import at_02
from stdnum.fr import nir, siren, siret, tva

DIGITS = "0123456789"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ANY = DIGITS + LETTERS
KIND, COUNT, SEED = sys.argv[1], int(sys.argv[2]), sys.argv[3]
dice = random.Random(KIND + SEED)


def text(count, letters=DIGITS):
    return "".join(dice.choices(letters, k=count))


def with_luhn(digits):
    return digits + luhn.calc_check_digit(digits)


def a_siren():
    return with_luhn(text(8))


def a_siret():
    if dice.random() < 0.2:
        return "356000000" + text(5)
    return with_luhn(a_siren() + text(4))


def a_tva():
    number = a_siren() if dice.random() < 0.9 else "000" + text(6)
    key = "%02d" % (int(number + "12") % 97) if dice.random() < 0.7 else text(2, ANY)
    return ("FR" if dice.random() < 0.95 else "") + key + number


def a_nir():
    month = "%02d" % dice.choice([*range(1, 13), *range(20, 43), *range(50, 100)])
    place = dice.choice(["%02d" % dice.randint(0, 99), "2A", "2B"])
    number = dice.choice("12121212347856") + text(2) + month + place + text(6)
    return number + nir.calc_check_digits(number)


COUNTRIES = {
    code: re.findall(r"([0-9]+)!([nac])", numdb.get("iban").info(code)[0][1]["bban"])
    for code in (first + second for first in LETTERS for second in LETTERS)
    if numdb.get("iban").info(code)[0][1]
}


def rib_key(account):
    digits = "".join(d if d in DIGITS else DIGITS[(ord(d) - 65) % 9 + (1 if d < "S" else 2)] for d in account)
    bank, branch, number = int(digits[:5]), int(digits[5:10]), int(digits[10:])
    return "%02d" % (97 - (89 * bank + 15 * branch + 3 * number) % 97)


def an_iban():
    country = dice.choice(list(COUNTRIES) + ["FR"] * 60)
    alphabets = {"n": DIGITS, "a": LETTERS, "c": ANY}
    account = "".join(text(int(count), alphabets[kind]) for count, kind in COUNTRIES[country])
    if country in ("FR", "MC") and dice.random() < 0.7:
        account = account[:21] + rib_key(account[:21])
    check = iban.calc_check_digits(country + "00" + account)
    if dice.random() < 0.05:  # The same remainder, written as no check digits are.
        check = {"97": "00", "98": "01", "02": "99"}.get(check, check)
    return country + check + account


def a_bic():
    country = dice.choice(sorted(bic._country_codes)) if dice.random() < 0.8 else text(2, LETTERS)
    return text(4, LETTERS) + country + text(2, ANY) + (text(3, ANY) if dice.random() < 0.5 else "")


def an_ics():
    country = dice.choice(["FR"] * 6 + ["DE", "ES", "BE", "LU", "XX"])
    count = 6 if country == "FR" and dice.random() < 0.8 else dice.randint(0, 28)
    number = country + "00" + text(3, ANY) + text(count, ANY)
    check = at_02.calc_check_digits(number)
    if dice.random() < 0.05:
        check = {"97": "00", "98": "01", "02": "99"}.get(check, check)
    return country + check + number[4:]


def spoiled(value):
    """The value with one thing wrong in it, as people write them wrong."""
    place = dice.randrange(len(value) + 1)
    match dice.randrange(8):
        case 0:
            return value[:place] + text(1, ANY) + value[place:]
        case 1:
            return value[:place] + value[place + 1 :]
        case 2:
            return value[:place] + value[place + 1 : place + 2] + value[place : place + 1] + value[place + 2 :]
        case 3:
            return value.lower()
        case 4:
            return value[:place] + dice.choice(" .-é_") + value[place:]
        case 5:
            return text(len(value), ANY)
        case _:
            return value[:place] + text(1, ANY) + value[place + 1 :]


MAKERS = {
    "siren": (a_siren, siren.is_valid),
    "siret": (a_siret, siret.is_valid),
    "tva": (a_tva, tva.is_valid),
    "nir": (a_nir, nir.is_valid),
    "iban": (an_iban, iban.is_valid),
    "bic": (a_bic, bic.is_valid),
    "ics": (an_ics, at_02.is_valid),
}

make, holds = MAKERS[KIND]
for _ in range(COUNT):
    value = make()
    if dice.random() < 0.5:
        value = spoiled(value)
    print(f"{value}\t{int(holds(value))}")
