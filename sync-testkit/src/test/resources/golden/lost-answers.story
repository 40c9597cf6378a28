# Two customers are there, one of them on both sides under another name.
left put customer c1 {"number":"1001","name":"Ås Bygg AS"}
left put customer c2 {"number":"1002","name":"Bjørk & Sønn"}
right put customer f2 {"number":"1002","name":"Bjork","phone":"22 33 44 55"}
run
# Nothing changed.
run
# The answer of a create is lost, and the target is busy when it is looked for.
left put customer c3 {"number":"1003","name":"Fjell Elektro"}
right fail CREATE lost-answer
right fail LOCATE unavailable
run
pass PT1H
run
# One leaves, hours are entered, and the line of one of them is refused.
left delete customer c1
left put time-entry t1 {"date":"2026-11-02","hours":7.5,"employee":{"type":"employee","id":"7","number":"7","need":"DIRECT"},"project":{"type":"project","id":"P1","number":"P1","need":"DIRECT"}}
left put time-entry t2 {"date":"2026-11-02","hours":99,"employee":{"type":"employee","id":"7","number":"7","need":"DIRECT"},"project":{"type":"project","id":"P1","number":"P1","need":"DIRECT"}}
run
