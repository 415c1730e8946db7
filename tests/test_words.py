import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.words import article, label, needs_article, phrase, plural, singular, words_of


@pytest.mark.parametrize(
    ("identifier", "words"),
    [
        ("virtualMachineScaleSetVMs", ["virtual", "Machine", "Scale", "Set", "VMs"]),
        ("ListAccountSAS", ["List", "Account", "SAS"]),
        ("checkIPAddress", ["check", "IP", "Address"]),
        ("P2SVpnGateways", ["P2S", "Vpn", "Gateways"]),
        ("api-version", ["api", "version"]),
        ("$filter", ["filter"]),
        ("größe", ["gr", "e"]),
        ("", []),
    ],
)
def test_identifier_is_split_into_its_words(identifier, words):
    assert words_of(identifier) == words


@pytest.mark.parametrize(
    ("identifier", "said", "titled"),
    [
        ("vmSizeId", "VM size ID", "VM Size ID"),
        ("resourceGroupName", "resource group name", "Resource Group Name"),
        ("SshPublicKeys", "SSH public keys", "SSH Public Keys"),
        ("mySqlServers", "MySQL servers", "MySQL Servers"),
        ("isHNSEnabled", "is HNS enabled", "Is HNS Enabled"),
        ("isHnsEnabled", "is HNS enabled", "Is HNS Enabled"),
        ("iotHubs", "IoT hubs", "IoT Hubs"),
        ("IoTHubs", "IoT hubs", "IoT Hubs"),
        ("P2sVpnGateways", "P2S VPN gateways", "P2S VPN Gateways"),
        ("vCPUsAvailable", "vCPUs available", "vCPUs Available"),
        ("azureADUsers", "Azure AD users", "Azure AD Users"),
        ("openShiftClusters", "OpenShift clusters", "OpenShift Clusters"),
        ("virtualmachines", "virtual machines", "Virtual Machines"),
        ("managedHsms", "managed HSMs", "Managed HSMs"),
    ],
)
def test_words_are_written_as_people_write_them(identifier, said, titled):
    assert (phrase(identifier), label(identifier)) == (said, titled)


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("machine", "machines"),
        ("policy", "policies"),
        ("key", "keys"),
        ("address", "addresses"),
        ("database", "databases"),
        ("cache", "caches"),
        ("switch", "switches"),
        ("box", "boxes"),
        ("alias", "aliases"),
        ("VM", "VMs"),
        ("Sku", "Skus"),
        ("person", "people"),
    ],
)
def test_one_and_many(one, many):
    assert (singular(many), plural(one)) == (one, many)
    assert (singular(one), plural(many)) == (one, many)


@pytest.mark.parametrize("word", ["status", "access", "analytics", "Kubernetes", "series"])
def test_what_looks_like_a_plural_and_is_none_stays(word):
    assert (singular(word), plural(word)) == (word, word)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("user", "a"),
        ("usage", "a"),
        ("update", "an"),
        ("SSH", "an"),
        ("SKU", "a"),
        ("API", "an"),
        ("hour", "an"),
    ],
)
def test_article_follows_the_sound(word, expected):
    assert article(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("machine", True), ("machines", False), ("availability", False), ("data", False)]
)
def test_one_thing_of_many_needs_an_article(word, expected):
    assert needs_article(word) is expected


@given(st.text())
def test_any_text_has_words_and_labels(text):
    assert label(text).split() == [word for word in label(text).split() if word]
    assert [word for word in words_of(text) if not word.isascii()] == []
