"""English forms that no rule of endings leads back to their word: "drew", "written", "children".

Left out is what is another word as often: "rose", "found", "left", "felt", "ground".
"""

from __future__ import annotations

_LINES = """
become became
begin began begun
bend bent
bite bit bitten
blow blew blown
break broke broken
breed bred
bring brought
build built
buy bought
catch caught
choose chose chosen
come came
deal dealt
dig dug
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
feed fed
fight fought
flee fled
fly flew flown
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
give gave given
go went gone
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
know knew known
lead led
lend lent
light lit
lose lost
make made
mean meant
meet met
mistake mistook mistaken
pay paid
rebuild rebuilt
repay repaid
ride rode ridden
ring rang rung
run ran
say said
see saw seen
seek sought
sell sold
send sent
sew sewn
shake shook shaken
shine shone
shoot shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
speak spoke spoken
spell spelt
spend spent
stand stood
steal stole stolen
stick stuck
strike struck
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
undertake undertook undertaken
understand understood
wake woke woken
wear wore worn
weep wept
win won
withdraw withdrew withdrawn
write wrote written
child children
foot feet
goose geese
half halves
knife knives
loaf loaves
man men
mouse mice
shelf shelves
tooth teeth
wife wives
woman women
"""

WORD_OF = {
    form: word for word, *forms in (line.split() for line in _LINES.strip().splitlines()) for form in forms
}
"""An irregular form and the word that it is a form of, both folded."""
