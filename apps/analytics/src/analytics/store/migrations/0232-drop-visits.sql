-- Reports are made of the counts (0100-counts).
drop view if exists visit;
